// 某个月的事件
// The events of a month
WITH '2025-11' AS month
MATCH (s:Entity)<-[:SUBJECT]-(f:Event)-[:EVIDENCE]->(e:Evidence)-[:FROM_ARTICLE]->(article:Article)
WHERE toString(f.start) STARTS WITH month AND toString(f.end) STARTS WITH month
RETURN f.start AS start, f.end AS end, f.type AS event, s.name AS subject, e.quote AS quote, article.headline AS headline
ORDER BY start, end, subject, event, quote, headline
