// 为某一年定下的目标
// The targets set for a year
WITH 2027 AS year
MATCH (s:Entity)<-[:SUBJECT]-(o:Observation {status: 'Target'})-[:METRIC]->(m:Metric), (o)-[:EVIDENCE]->(e:Evidence)
WHERE o.end.year = year
RETURN s.name AS subject, m.name AS metric, o.value AS value, o.minimum AS minimum, o.maximum AS maximum,
       o.unit AS unit, o.qualifier AS qualifier, o.end AS by, e.quote AS quote
ORDER BY subject, metric, value, quote
