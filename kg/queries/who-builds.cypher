// 谁建设了什么
// Who builds what
MATCH (s:Entity)<-[:SUBJECT]-(r:Relation {predicate: 'builtBy'})-[:OBJECT]->(o:Entity),
      (r)-[:EVIDENCE]->(e:Evidence)-[:FROM_ARTICLE]->(article:Article)
RETURN s.name AS thing, o.name AS builder, e.quote AS quote, article.headline AS headline
ORDER BY thing, builder, quote, headline
