// 一个平台的各项指标，最新的在前
// The metrics of a platform, newest first
WITH '汉融通' AS name
MATCH (platform:Entity) WHERE platform.name = name OR name IN platform.aliases
MATCH (platform)<-[:SUBJECT]-(o:Observation)-[:METRIC]->(m:Metric),
      (o)-[:EVIDENCE]->(e:Evidence)-[:FROM_ARTICLE]->(article:Article)
RETURN m.name AS metric, o.value AS value, o.minimum AS minimum, o.maximum AS maximum, o.unit AS unit,
       o.qualifier AS qualifier, o.status AS status, coalesce(o.end, article.published) AS until,
       e.quote AS quote, article.headline AS headline
ORDER BY until DESC, metric, value, quote
