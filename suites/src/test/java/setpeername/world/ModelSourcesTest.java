package setpeername.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The digest of the model's sources")
class ModelSourcesTest {

    private static final String CODE = """
            package setpeername.model;
            /** A class. */
            class Kernel {
                int answer(String s) { // what it says
                    char quote = '"';
                    return s.equals("a // b \\" /* c */") && quote != '\\'' ? 4 : 5 - -1;
                }
            }
            """;

    @TempDir
    Path root;

    @Test
    @DisplayName("is in this build that of the sources beside it")
    void ofThisBuild() throws IOException {
        assertThat(ModelSources.digest()).hasSize(16)
                .isEqualTo(ModelSources.digest(List.of(Path.of("..", "fixtures", "src", "main", "java"), Path.of("src", "main", "java"))));
    }

    @Test
    @DisplayName("does not know comments and blanks, nor how lines end")
    void blanks() {
        assertThat(ModelSources.plain(CODE)).startsWith("package setpeername.model;class Kernel{int answer(String s){char quote='\"';return s")
                .endsWith("equals(\"a // b \\\" /* c */\")&&quote!='\\''?4:5--1;}}");
        assertThat(ModelSources.plain(CODE.replace("// what it says", "\n\n/* it's \" other */").replace("    ", "\t").replace("\n", "\r\n")))
                .isEqualTo(ModelSources.plain(CODE));
        assertThat(ModelSources.plain("String s = \"\"\"\n    a \"quoted\" // text\n    \"\"\";  // end")).isEqualTo(
                "String s=\"\"\"\n    a \"quoted\" // text\n    \"\"\";");
    }

    private String digest(String file, String source) throws IOException {
        Path path = root.resolve("setpeername").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, source);
        return ModelSources.digest(List.of(root));
    }

    @ParameterizedTest
    @ValueSource(strings = {"model/Kernel.java", "script/Stage.java", "socket/Family.java", "world/SmallWorld.java"})
    @DisplayName("is another where code that decides is another, or stands elsewhere")
    void code(String file) throws IOException {
        String before = digest(file, CODE);
        assertThat(digest(file, CODE.replace("// what", "/* */ // that"))).isEqualTo(before);
        assertThat(digest(file, CODE.replace("? 4", "? 6"))).isNotEqualTo(before);
        assertThat(digest(file, CODE.replace("a // b", "a //b"))).isNotEqualTo(before);
        assertThat(digest(file, CODE.replace("int answer", "intanswer"))).isNotEqualTo(before);
        assertThat(digest(file.replace(".java", "2.java"), CODE)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model/Flavours.java", "model/KernelTrait.java", "model/ModelChannel.java", "script/Alphabet.java",
            "explore/Lanes.java", "model/package.html"})
    @DisplayName("is the same whatever stands in what decides nothing of it")
    void other(String file) throws IOException {
        String before = digest("model/Kernel.java", CODE);
        assertThat(digest(file, CODE)).isEqualTo(before);
    }

    @Test
    @DisplayName("is not to be had of no sources")
    void none() {
        assertThatThrownBy(() -> ModelSources.digest(List.of(root))).hasMessageStartingWith("No sources of the model are in ");
    }
}
