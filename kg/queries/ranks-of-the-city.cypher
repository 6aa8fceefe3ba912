// 城市的各项排名
// The ranks of the city
WITH '武汉' AS name
MATCH (city:Entity) WHERE city.name = name OR name IN city.aliases
MATCH (city)<-[:SUBJECT]-(o:Observation {unit: '位'})-[:METRIC]->(m:Metric),
      (o)-[:EVIDENCE]->(e:Evidence)-[:FROM_ARTICLE]->(article:Article)
WHERE o.value IS NOT NULL AND o.direction IS NULL
RETURN m.name AS metric, o.value AS rank, o.qualifier AS qualifier, e.quote AS quote, article.headline AS headline
ORDER BY rank, metric, quote, headline
