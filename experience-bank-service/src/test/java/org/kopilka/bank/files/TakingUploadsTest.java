package org.kopilka.bank.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kopilka.bank.files.FileSamples.SECRET;
import static org.kopilka.bank.files.FileSamples.office;
import static org.kopilka.bank.files.FileSamples.photograph;
import static org.kopilka.bank.files.FileSamples.picture;
import static org.kopilka.bank.files.FileSamples.screenshot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kopilka.platform.web.Refusal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TakingUploadsTest {

    @Test
    void leaves_of_a_photograph_the_picture_and_which_way_up_it_is() throws IOException {
        var clean = Uploads.clean(photograph());

        assertThat(clean.kind()).isEqualTo(FileKind.JPEG);
        assertThat(text(photograph())).contains(SECRET);
        assertThat(text(clean.content())).doesNotContain(SECRET, "adobe").contains("Exif\0\0MM");
        var orientation = text(clean.content()).indexOf("Exif\0\0MM") + 6 + 18;
        assertThat(clean.content()[orientation + 1]).isEqualTo((byte) 6);
        assertThat(pixels(clean.content())).isEqualTo(pixels(picture("jpg")));
    }

    @Test
    void leaves_of_a_screenshot_the_picture_alone() throws IOException {
        var clean = Uploads.clean(screenshot());

        assertThat(clean.kind()).isEqualTo(FileKind.PNG);
        assertThat(text(screenshot())).contains(SECRET);
        assertThat(text(clean.content())).doesNotContain(SECRET);
        assertThat(pixels(clean.content())).isEqualTo(pixels(picture("png")));
    }

    @Test
    void knows_a_document_by_its_content() throws IOException {
        assertThat(Uploads.clean("%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII))
                        .kind())
                .isEqualTo(FileKind.PDF);
        assertThat(Uploads.clean(office("<Types/>", "word/document.xml")).kind())
                .isEqualTo(FileKind.DOCX);
        assertThat(Uploads.clean(office("<Types/>", "ppt/presentation.xml")).kind())
                .isEqualTo(FileKind.PPTX);
        assertThat(Uploads.clean(office("<Types/>", "xl/workbook.xml")).kind()).isEqualTo(FileKind.XLSX);
    }

    @Test
    void refuses_what_it_does_not_know_whatever_it_is_called() {
        refused("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8), "file-kind-unknown");
        refused("MZ\u0090".getBytes(StandardCharsets.ISO_8859_1), "file-kind-unknown");
        refused(new byte[0], "file-kind-unknown");
        refused(office("<Types/>", "classes.dex"), "file-kind-unknown");
        refused(new byte[(int) Uploads.MOST_BYTES + 1], "file-too-large");
    }

    @Test
    void refuses_documents_that_run_programs() {
        refused(office("<Types/>", "word/document.xml", "word/vbaProject.bin"), "file-with-macros");
        refused(
                office("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml"),
                "file-with-macros");
    }

    @Test
    void refuses_pictures_that_would_fill_the_memory_of_whoever_looks() {
        var large = picture("png");
        ByteBuffer.wrap(large).putInt(16, 50_000).putInt(20, 50_000);

        refused(large, "file-broken");
    }

    @Test
    void ends_with_any_bytes_cut_short_or_changed() throws IOException {
        var random = new Random(42);
        for (var whole : new byte[][] {photograph(), screenshot(), office("<Types/>", "word/document.xml")}) {
            for (int i = 0; i < 3_000; i++) {
                var bytes = Arrays.copyOf(whole, random.nextInt(8, whole.length + 1));
                for (int changed = random.nextInt(4); changed > 0; changed--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                try {
                    assertThat(Uploads.clean(bytes).content().length).isLessThanOrEqualTo(bytes.length + 40);
                } catch (Refusal refused) {
                    assertThat(refused.getStatusCode().is4xxClientError()).isTrue();
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "C:\\фото\\группа.JPEG, группа.jpg",
        "../../etc/passwd, passwd.jpg",
        "вечер.php, вечер.jpg",
        "'a\"b\r\nSet-Cookie: x.png', abSet-Cookie x.jpg",
        ".htaccess, file.jpg",
        "'', file.jpg"
    })
    void keeps_a_name_without_folders_and_with_the_ending_of_its_kind(String given, String kept) {
        assertThat(Uploads.name(given, FileKind.JPEG)).isEqualTo(kept);
    }

    private static void refused(byte[] content, String problem) {
        assertThatThrownBy(() -> Uploads.clean(content))
                .isInstanceOf(BadFile.class)
                .hasMessage(problem);
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static int[] pixels(byte[] content) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(content));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
