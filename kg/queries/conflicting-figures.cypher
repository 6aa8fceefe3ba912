// 说法不一的数字：主体、指标、时间、状态都相同而数值不同
// Figures that differ though subject, metric, unit, time and status are the same
MATCH (a:Observation)-[:SUBJECT]->(s:Entity)<-[:SUBJECT]-(b:Observation),
      (a)-[:METRIC]->(m:Metric)<-[:METRIC]-(b)
WHERE a.unit = b.unit AND a.status = b.status AND a.value < b.value
  // More than the lower and less than the higher agree, and so does a rough figure with one near it.
  AND a.qualifier <> 'MoreThan' AND b.qualifier <> 'LessThan'
  AND (b.value > 1.1 * a.value OR (a.qualifier <> 'About' AND b.qualifier <> 'About'))
  AND coalesce(toString(a.start), '') = coalesce(toString(b.start), '')
  AND coalesce(toString(a.end), '') = coalesce(toString(b.end), '')
  AND coalesce(a.direction, '') = coalesce(b.direction, '')
MATCH (a)-[:EVIDENCE]->(ea:Evidence)
MATCH (b)-[:EVIDENCE]->(eb:Evidence)
RETURN s.name AS subject, m.name AS metric, a.unit AS unit, a.start AS start, a.end AS end,
       a.value AS low, b.value AS high, ea.quote AS quoteLow, eb.quote AS quoteHigh
ORDER BY subject, metric, end, low, high, quoteLow, quoteHigh
