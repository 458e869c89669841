package org.kopilka.bank.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kopilka.bank.BankSteps.card;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kopilka.bank.BankSteps;
import org.kopilka.testing.Http;
import org.kopilka.testing.ServiceTest;
import org.kopilka.testing.Topic;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class AttachingFilesIT {

    @Autowired
    Http http;

    @Autowired
    Topic.Broker kafka;

    BankSteps bank;

    @BeforeEach
    void district() {
        bank = new BankSteps(http, kafka);
    }

    @Test
    void shows_a_file_to_authors_then_to_the_expert_and_then_to_readers() {
        var practice = bank.begun("С фотографией");
        var file = attached(practice);

        assertThat(bank.asExpert.get(files(practice)).status()).isEqualTo(404);
        bank.submit(practice);
        assertThat(bank.asExpert.get(files(practice)).text("/0/name")).isEqualTo("группа.jpg");
        assertThat(bank.asColleague.get(files(practice)).status()).isEqualTo(404);
        bank.asExpert.post(card(practice) + "/review", null);
        bank.accept(practice);

        var later = attached(practice);
        assertThat(bank.asOtherExpert.get(files(practice)).body()).hasSize(1);
        assertThat(bank.asAuthor.get(files(practice)).body()).hasSize(2);
        assertThat(bank.asOtherExpert.get(files(practice) + "/" + later).status())
                .isEqualTo(404);
        assertThat(bank.asOtherExpert.get(files(practice) + "/" + file).status())
                .isEqualTo(200);
    }

    @Test
    void gives_pictures_to_be_shown_and_documents_to_be_saved_and_runs_nothing() {
        var practice = bank.begun("На показ");
        var picture = bank.asAuthor.get(files(practice) + "/" + attached(practice));
        var document = bank.asAuthor
                .upload(files(practice), "план.pdf", "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.UTF_8))
                .text("/id");

        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(picture.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline");
        assertThat(picture.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(picture.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
        assertThat(picture.bytes()).isEqualTo(JpegPicture.clean(FileSamples.photograph()));
        assertThat(bank.asAuthor
                        .get(files(practice) + "/" + document)
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow())
                .startsWith("attachment");
    }

    @Test
    void is_done_by_the_authors_while_the_text_is_with_them() {
        var practice = bank.published("Чужой файл");
        assertThat(bank.asExpert
                        .upload(files(practice), "x.jpg", FileSamples.photograph())
                        .problem())
                .isEqualTo("not-the-author");
        var waiting = bank.submitted("Уже на проверке");
        assertThat(bank.asAuthor
                        .upload(files(waiting), "x.jpg", FileSamples.photograph())
                        .problem())
                .isEqualTo("not-with-authors");
    }

    @Test
    void refuses_what_is_not_what_it_is_called() {
        var refused = bank.asAuthor.upload(
                files(bank.begun("Вирус")),
                "картинка.jpg",
                "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.problem()).isEqualTo("file-kind-unknown");
    }

    @Test
    void is_bounded_in_number() {
        var practice = bank.begun("Много");
        for (int i = 0; i < 20; i++) {
            attached(practice);
        }

        assertThat(bank.asAuthor
                        .upload(files(practice), "ещё.jpg", FileSamples.photograph())
                        .problem())
                .isEqualTo("too-many-files");
    }

    @Test
    void can_be_undone_at_any_time_even_in_what_is_published() {
        var practice = bank.begun("Ребёнка узнали");
        var file = attached(practice);
        bank.submit(practice);

        assertThat(bank.asExpert.delete(files(practice) + "/" + file).status()).isEqualTo(404);
        assertThat(bank.asAuthor.delete(files(practice) + "/" + file).status()).isEqualTo(204);
        assertThat(bank.asAuthor.get(files(practice)).body()).isEmpty();
    }

    private UUID attached(UUID practice) {
        var answer = bank.asAuthor.upload(files(practice), "группа.JPG", FileSamples.photograph());
        assertThat(answer.status()).as(answer.text("/detail")).isEqualTo(201);
        return UUID.fromString(answer.text("/id"));
    }

    private static String files(UUID practice) {
        return "/api/bank/practices/" + practice + "/files";
    }
}
