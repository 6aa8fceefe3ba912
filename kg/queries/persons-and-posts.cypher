// 谁在哪里担任什么职务
// Who holds which post where
MATCH (person:Entity)<-[:SUBJECT]-(r:Relation {predicate: 'affiliatedWith'})-[:OBJECT]->(body:Entity),
      (r)-[:EVIDENCE]->(e:Evidence)
WITH person.name AS person, r.role AS role, body.name AS body, e.quote AS quote
RETURN person, role, body, quote
ORDER BY body, person, role, quote
