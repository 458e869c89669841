package org.kopilka.bank.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.store.MMapDirectory;
import org.kopilka.platform.messages.TopicReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** Each replica builds its index anew with every start, from what the topics hold. */
@Configuration
class SearchConfiguration {

    /** The index and the folder it leaves behind. */
    record Shelf(PracticeIndex index, Path folder) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            index.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Bean
    Shelf shelf(JsonMapper json) throws IOException {
        var folder = IndexFolder.fresh();
        return new Shelf(new PracticeIndex(MMapDirectory.open(folder), json), folder);
    }

    @Bean(destroyMethod = "")
    PracticeIndex practiceIndex(Shelf shelf) {
        return shelf.index();
    }

    /** Named in the readiness group: nobody is to be told that there is nothing while it is still being read. */
    @Bean("index")
    TopicReader indexReader(PracticeIndex index, ConsumerFactory<?, ?> consumers, JsonMapper json) {
        return new TopicReader(
                "practice-index",
                List.of(PracticeNews.TOPIC, AdoptionNews.TOPIC),
                consumers,
                new IndexKeeper(index, json));
    }
}
