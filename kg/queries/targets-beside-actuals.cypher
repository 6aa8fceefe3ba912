// 一个主体的目标，旁边是同一指标的实际值
// The targets of a subject, beside what the same metric has reached
WITH '武汉' AS name
MATCH (s:Entity) WHERE s.name = name OR name IN s.aliases
MATCH (s)<-[:SUBJECT]-(t:Observation {status: 'Target'})-[:METRIC]->(m:Metric), (t)-[:EVIDENCE]->(e:Evidence)
OPTIONAL MATCH (s)<-[:SUBJECT]-(o:Observation {status: 'Actual', unit: t.unit})-[:METRIC]->(m)
WHERE o.value IS NOT NULL
RETURN m.name AS metric, t.unit AS unit, t.value AS target, t.minimum AS minimum, t.maximum AS maximum,
       t.end AS by, o.value AS actual, o.end AS asOf, e.quote AS quote
ORDER BY by DESC, metric, target, actual, quote
