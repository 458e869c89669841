package org.kopilka.staff.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class TakingTheLargestIT {

    private static final String HEADINGS =
            "Ф.И.О.;Дата рождения;Учреждение;Должность;Категория;Дата присвоения категории;"
                    + "Стаж;Образование;E-mail;Телефон;Примечание\n";

    @Autowired
    Http http;

    /** None is lost and none brings the service down: what cannot be read in time is told to come again. */
    @Test
    @Timeout(300)
    void takes_the_largest_that_is_allowed_from_several_at_once() throws Exception {
        var steps = new ImportSteps(http);
        var town = steps.district("Столица");
        var people = (HEADINGS
                        + IntStream.range(0, 9_999)
                                .mapToObj(TakingTheLargestIT::person)
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
        var empty = (HEADINGS + "\n".repeat(9_000_000)).getBytes(StandardCharsets.UTF_8);
        List<Callable<Http.Answer>> uploads = List.of(
                () -> upload(town, people),
                () -> upload(town, empty),
                () -> upload(town, people),
                () -> upload(town, empty));

        try (var senders = Executors.newFixedThreadPool(uploads.size())) {
            for (var answer : senders.invokeAll(uploads)) {
                assertThat(answer.get().status()).isIn(201, 429);
            }
        }

        var alone = upload(town, people);
        assertThat(alone.status()).as(alone.body().toString()).isEqualTo(201);
        assertThat(alone.body().at("/counts").toString()).contains("ERROR");
        assertThat(upload(town, empty).status()).isEqualTo(201);
    }

    private Http.Answer upload(UUID town, byte[] file) {
        return http.as(ImportSteps.ADMIN).upload("/api/staff/imports?kind=people&into=" + town, "a.csv", file);
    }

    private static String person(int row) {
        return "Иванова%1$s Анна Петровна;17.05.19%2$02d;Детский сад № %3$d «Ромашка»;воспитатель;первая;12.03.2021;%4$d лет;"
                        .formatted(
                                Integer.toString(row, 3)
                                        .replace('0', 'а')
                                        .replace('1', 'о')
                                        .replace('2', 'и'),
                                50 + row % 40,
                                row % 500,
                                row % 40)
                + "высшее педагогическое образование;anna%d@example.org;+7 900 %07d;переведена из другого учреждения\n"
                        .formatted(row, row);
    }
}
