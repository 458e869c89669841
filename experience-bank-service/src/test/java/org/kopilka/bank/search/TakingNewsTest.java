package org.kopilka.bank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.messages.TopicReader.Message;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TakingNewsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void leaves_out_a_practice_that_says_too_little_and_takes_the_next() {
        var index = NewsSamples.index();

        new IndexKeeper(index, JSON)
                .take(List.of(shownTo("{}"), shownTo("null"), news(NewsSamples.titled("Речевые игры")), message("{}")));

        index.refresh();
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void does_not_go_on_with_a_broken_index() throws Exception {
        var index = NewsSamples.index();
        index.close();

        assertThatThrownBy(() -> new IndexKeeper(index, JSON).take(List.of(news(NewsSamples.titled("Игры")))))
                .isInstanceOf(AlreadyClosedException.class);
    }

    private static Message shownTo(String visibility) {
        Map<String, Object> practice = JSON.convertValue(
                NewsSamples.titled("Никому"),
                JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
        practice.put("visibility", JSON.readTree(visibility));
        return message(JSON.writeValueAsString(practice));
    }

    private static Message news(PracticeNews practice) {
        return message(JSON.writeValueAsString(practice));
    }

    private static Message message(String body) {
        return new Message(PracticeNews.TOPIC, body);
    }
}
