// 一个主体的指标，逐年排列
// The metrics of a subject, year by year
WITH '武汉' AS name
MATCH (s:Entity) WHERE s.name = name OR name IN s.aliases
MATCH (s)<-[:SUBJECT]-(o:Observation)-[:METRIC]->(m:Metric), (o)-[:EVIDENCE]->(e:Evidence)
WHERE o.value IS NOT NULL AND o.end IS NOT NULL
RETURN m.name AS metric, o.end.year AS year, o.value AS value, o.unit AS unit, o.qualifier AS qualifier,
       o.status AS status, e.quote AS quote
ORDER BY metric, year, value, quote
