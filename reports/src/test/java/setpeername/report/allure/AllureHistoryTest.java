package setpeername.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureHistoryTest {

    @TempDir
    private Path folder;

    private static String report(int i) {
        return "{\"uuid\":\"" + i + "\",\"testResults\":{\"k\":{\"id\":\"x\",\"status\":\"passed\",\"labels\":[1,2],\"message\":\"m\"}}}";
    }

    @Test
    void keepsTheLatestAndOfThemWhatIsShown() throws IOException {
        Path work = Files.write(folder.resolve("work"), IntStream.range(0, 9).mapToObj(AllureHistoryTest::report).toList());
        Path file = folder.resolve("new/history.jsonl");
        new AllureHistory(file).takeFrom(work);
        List<String> kept = Files.readAllLines(file);
        assertThat(kept).hasSize(AllureHistory.LIMIT).last().isEqualTo("{\"uuid\":\"8\",\"testResults\":{\"k\":{\"id\":\"x\",\"status\":\"passed\"}}}");
        assertThat(file.getParent().toFile().list()).containsExactly("history.jsonl");
    }

    @Test
    void aDamagedLineIsLeftOut() throws IOException {
        Path file = Files.write(folder.resolve("history.jsonl"), List.of(report(1), "{\"uuid\":\"2\",\"testResul", "[]", "{\"testResults\":{\"k\":1}}"));
        Path work = folder.resolve("work");
        new AllureHistory(file).copyTo(work);
        assertThat(work).content().contains("\"1\"").hasLineCount(1);
    }

    @Test
    void withoutAFileThereIsNone() throws IOException {
        Path work = folder.resolve("work");
        new AllureHistory(folder.resolve("none")).copyTo(work);
        assertThat(work).isEmptyFile();
    }
}
