// 城市获得的荣誉
// The awards and lists that the city holds
WITH '武汉' AS name
MATCH (city:Entity) WHERE city.name = name OR name IN city.aliases
MATCH (city)<-[:SUBJECT]-(r:Relation {predicate: 'received'})-[:OBJECT]->(w:Entity),
      (r)-[:EVIDENCE]->(e:Evidence)-[:FROM_ARTICLE]->(article:Article)
OPTIONAL MATCH (w)-[:ISSUED_BY|ORGANIZED_BY]->(issuer:Entity)
RETURN w.name AS award, issuer.name AS issuer, article.published AS date, e.quote AS quote
ORDER BY award, issuer, date, quote
