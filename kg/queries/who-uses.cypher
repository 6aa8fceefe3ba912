// 谁使用什么
// Who uses what
MATCH (s:Entity)<-[:SUBJECT]-(r:Relation {predicate: 'uses'})-[:OBJECT]->(o:Entity),
      (r)-[:EVIDENCE]->(e:Evidence)-[:FROM_ARTICLE]->(article:Article)
RETURN s.name AS user, o.name AS thing, e.quote AS quote, article.headline AS headline
ORDER BY user, thing, quote, headline
