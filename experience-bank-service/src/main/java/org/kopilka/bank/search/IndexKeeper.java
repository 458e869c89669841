package org.kopilka.bank.search;

import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.store.AlreadyClosedException;
import org.kopilka.platform.messages.TopicReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the index up with the topics: whatever was told is found as soon as it has been read. One practice that cannot
 * be taken is left out alone; only a broken index makes the reader begin anew, since nothing could be taken then.
 */
final class IndexKeeper implements TopicReader.Taker {

    private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);

    private final PracticeIndex index;
    private final JsonMapper json;
    private final Spread spread = new Spread();
    private final Set<UUID> spreading = new HashSet<>();
    private boolean caughtUp;

    IndexKeeper(PracticeIndex index, JsonMapper json) {
        this.index = index;
        this.json = json;
    }

    @Override
    public void take(List<TopicReader.Message> messages) {
        for (var message : messages) {
            try {
                take(message);
            } catch (UncheckedIOException | AlreadyClosedException broken) {
                throw broken;
            } catch (RuntimeException unreadable) {
                log.error("A message on {} is left out", message.topic(), unreadable);
            }
        }
        if (caughtUp) {
            refresh();
        }
    }

    private void take(TopicReader.Message message) {
        if (message.topic().equals(PracticeNews.TOPIC)) {
            var news = json.readValue(message.body(), PracticeNews.class);
            index.put(news, spread.institutions(news.id()));
        } else {
            var news = json.readValue(message.body(), AdoptionNews.class);
            if (spread.take(news)) {
                spreading.add(news.practice());
            }
        }
    }

    /** Until then nobody is answered, and one refresh for all is enough. */
    @Override
    public void caughtUp() {
        caughtUp = true;
        refresh();
        log.info("The index stands: {} practices", index.size());
    }

    private void refresh() {
        index.refresh();
        if (!spreading.isEmpty()) {
            spreading.forEach(practice -> index.spread(practice, spread.institutions(practice)));
            spreading.clear();
            index.refresh();
        }
    }
}
