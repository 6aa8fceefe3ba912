// 会议由谁主办，何时举行，在何处
// Meetings: who organised them, when and where they were held
MATCH (m:Conference)
OPTIONAL MATCH (m)-[:ORGANIZED_BY]->(o:Entity)
OPTIONAL MATCH (m)<-[:SUBJECT]-(h:Event {type: 'Held'})
OPTIONAL MATCH (m)-[:LOCATED_IN]->(l:Entity)
WITH m.name AS meeting, o.name AS organiser, h.start AS start, h.end AS end, l.name AS place
WHERE coalesce(organiser, place) IS NOT NULL OR coalesce(start, end) IS NOT NULL
RETURN meeting, organiser, start, end, place
ORDER BY meeting, organiser, start, end, place
