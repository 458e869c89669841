package org.kopilka.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AskedQueryTest {

    private static final List<BsonDocument> INDEXES = List.of(
            BsonDocument.parse("{key: {_id: 1}}"),
            BsonDocument.parse("{key: {order: 1, _id: 1}}"),
            BsonDocument.parse("{key: {'posts.institution': 1}}"),
            BsonDocument.parse("{key: {email: 1}, sparse: true}"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'people', filter: {_id: 7}}",
                "{find: 'people', filter: {}}",
                "{find: 'people', filter: {name: 'a'}, sort: {order: 1, _id: 1}, limit: 50}",
                "{find: 'people', filter: {name: 'a'}, sort: {order: -1, _id: -1}, limit: 50}",
                "{find: 'people', filter: {posts: {$elemMatch: {institution: 7, role: 'head'}}}}",
                "{find: 'people', filter: {$and: [{left: false}, {$or: [{_id: 7}, {'posts.institution': {$in: [1]}}]}]}}",
                "{find: 'people', filter: {email: {$exists: true}}}",
                "{find: 'people', filter: {order: /^ива/}}",
                "{find: 'people', filter: {name: 'a'}, comment: 'reads all, once a day'}",
                "{aggregate: 'people', pipeline: [{$match: {'posts.institution': 7}}, {$group: {_id: 1}}]}",
                "{update: 'people', updates: [{q: {_id: 7, version: 1}, u: {}}]}",
                "{delete: 'people', deletes: [{q: {}, limit: 0}]}",
                "{distinct: 'people', key: '_id', query: {'posts.institution': {$in: [1]}}}"
            })
    void is_led_by_an_index(String command) {
        assertThat(asked(command)).allMatch(query -> query.isServedBy(INDEXES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'people', filter: {name: 'a'}}",
                "{find: 'people', filter: {name: 'a'}, sort: {order: 1, _id: 1}}",
                "{find: 'people', filter: {name: 'a'}, sort: {order: 1, _id: -1}, limit: 50}",
                "{find: 'people', filter: {}, sort: {name: 1}}",
                "{find: 'people', filter: {$or: [{_id: 7}, {name: 'a'}]}}",
                "{find: 'people', filter: {'posts.institution': {$ne: 7}}}",
                "{find: 'people', filter: {email: {$exists: false}}}",
                "{find: 'people', filter: {email: null}}",
                "{find: 'people', filter: {order: /ива/}}",
                "{find: 'people', filter: {order: /^ива/i}}",
                "{aggregate: 'people', pipeline: [{$match: {name: 7}}, {$group: {_id: 1}}]}",
                "{update: 'people', updates: [{q: {_id: 7}, u: {}}, {q: {name: 'a'}, u: {}, multi: true}]}",
                "{delete: 'people', deletes: [{q: {name: 'a'}, limit: 0}]}"
            })
    void looks_through_everything(String command) {
        assertThat(asked(command)).anyMatch(query -> !query.isServedBy(INDEXES));
    }

    @Test
    void has_one_form_for_all_values() {
        assertThat(asked("{find: 'people', filter: {_id: {$in: [7, 8]}, name: 'a'}}"))
                .extracting(AskedQuery::form)
                .containsExactly("people {_id: {$in: [?]}, name: ?}");
    }

    private static List<AskedQuery> asked(String command) {
        var parsed = BsonDocument.parse(command);
        return AskedQuery.of(parsed.getFirstKey(), parsed);
    }
}
