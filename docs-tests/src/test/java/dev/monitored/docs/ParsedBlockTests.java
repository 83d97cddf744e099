package dev.monitored.docs;

import java.io.StringReader;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that blocks of JSON and XML parse, and that dependencies have a version that the
 * build has.
 */
class ParsedBlockTests {

	@ParameterizedTest
	@MethodSource("json")
	void areJson(Block block) {
		assertThat(JsonMapper.shared().readTree(block.text()).isContainer()).as(block.toString()).isTrue();
	}

	@ParameterizedTest
	@MethodSource("xml")
	void areXmlWithVersionsOfTheBuild(Block block) throws Exception {
		Document document = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader("<block>" + block.text() + "</block>")));
		String group = text(document, "groupId");
		String version = text(document, "version");
		if ("dev.monitored".equals(group)) {
			assertThat(PomTests.artifacts()).as(block.toString()).contains(text(document, "artifactId"));
			assertThat(version).as(block.toString()).isIn("", Project.SHOWN_VERSION);
		}
		else if (!version.isEmpty()) {
			assertThat(Project.read(Project.file("pom.xml"))).as(block.toString()).contains(">" + version + "<");
		}
	}

	static List<Block> json() {
		return Block.of("json");
	}

	static List<Block> xml() {
		return Block.of("xml");
	}

	private static String text(Document document, String element) {
		return (document.getElementsByTagName(element).getLength() > 0)
				? document.getElementsByTagName(element).item(0).getTextContent() : "";
	}

}
