// 谁与谁合作
// Who cooperates with whom
MATCH (s:Entity)<-[:SUBJECT]-(r:Relation {predicate: 'cooperatesWith'})-[:OBJECT]->(o:Entity),
      (r)-[:EVIDENCE]->(e:Evidence)-[:FROM_ARTICLE]->(article:Article)
RETURN s.name AS body, o.name AS partner, e.quote AS quote, article.headline AS headline
ORDER BY body, partner, quote, headline
