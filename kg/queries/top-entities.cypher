// 事实最多的实体
// The entities with the most facts
MATCH (x:Entity)
WITH x, COUNT { MATCH (f:Fact)-[:SUBJECT|OBJECT]->(x) RETURN DISTINCT f } AS facts,
     COUNT { (x)-[:MENTIONED_IN]->(:Article) } AS articles
WHERE facts > 0 AND articles > 0
RETURN x.name AS entity, facts, articles
ORDER BY facts DESC, articles DESC, entity LIMIT 20
