// 由两篇以上文章陈述的事实
// Facts that two or more articles state
MATCH (f:Fact)-[:EVIDENCE]->(:Evidence)-[:FROM_ARTICLE]->(article:Article)
WITH f, count(DISTINCT article) AS articles
WHERE articles > 1
MATCH (f)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:METRIC]->(m:Metric)
RETURN s.name AS subject, coalesce(m.name, f.predicate, f.type) AS what, articles, f.id AS fact
ORDER BY articles DESC, subject, what, fact
