// 增长与下降最多的指标（%）
// The largest increases and decreases in per cent
MATCH (s:Entity)<-[:SUBJECT]-(o:Observation {unit: '%'})-[:METRIC]->(m:Metric), (o)-[:EVIDENCE]->(e:Evidence)
WHERE o.direction IS NOT NULL AND o.value IS NOT NULL
RETURN s.name AS subject, m.name AS metric, o.direction AS direction, o.value AS value,
       o.start AS start, o.end AS end, e.quote AS quote
ORDER BY value DESC, subject, metric, quote
