// 一篇文章说了哪些事实
// The facts that one article states
WITH '伟世通' AS words
MATCH (article:Article) WHERE article.headline CONTAINS words
MATCH (article)<-[:FROM_ARTICLE]-(e:Evidence)<-[:EVIDENCE]-(f:Fact)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (f)-[:METRIC]->(m:Metric)
OPTIONAL MATCH (f)-[:OBJECT]->(o:Entity)
// Whole numbers as they are written: 20000000, not 2.0E7.
WITH e, f, s, m, o, [n IN [f.value, f.minimum, f.maximum] |
     CASE WHEN n = toInteger(n) THEN toString(toInteger(n)) ELSE toString(n) END] AS number
RETURN e.begin AS begin, head([label IN labels(f) WHERE label IN ['Observation', 'Relation', 'Event']]) AS kind,
       s.name AS subject, coalesce(m.name, f.predicate, f.type) AS what,
       coalesce(number[0] + f.unit, number[1] + '—' + number[2] + f.unit, o.name, toString(f.start)) AS object,
       e.quote AS quote
ORDER BY begin, kind, what, object
