// 谁运营什么
// Who runs what
MATCH (s:Entity)<-[:SUBJECT]-(r:Relation {predicate: 'operatedBy'})-[:OBJECT]->(o:Entity),
      (r)-[:EVIDENCE]->(e:Evidence)-[:FROM_ARTICLE]->(article:Article)
RETURN s.name AS thing, o.name AS operator, e.quote AS quote, article.headline AS headline
ORDER BY thing, operator, quote, headline
