package dev.monitored.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.acme.shop.AcmeShop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that blocks of YAML are what they say: settings of an application bind and exist,
 * all others parse.
 */
class YamlBlockTests {

	private static final SettingNames settings = SettingNames.read();

	private final WebApplicationContextRunner application = new WebApplicationContextRunner()
		.withInitializer((context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
		.withUserConfiguration(AcmeShop.class);

	@ParameterizedTest
	@MethodSource("blocks")
	void parse(Block block) {
		assertThat(documents(block)).isNotEmpty()
			.allSatisfy((document) -> assertThat(document).isInstanceOf(Map.class));
	}

	@ParameterizedTest
	@MethodSource("settings")
	void bindToAnApplication(Block block) throws IOException {
		PropertySource<?> source = source(block);
		this.application.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(source))
			.run((context) -> assertThat(context).as(block.toString()).hasNotFailed());
	}

	@ParameterizedTest
	@MethodSource("settings")
	void nameSettingsThatExist(Block block) throws IOException {
		String[] names = ((EnumerablePropertySource<?>) source(block)).getPropertyNames();
		assertThat(names).filteredOn((name) -> !settings.contain(name)).as(block.toString()).isEmpty();
	}

	static List<Block> blocks() {
		return Block.of("yaml");
	}

	static Stream<Block> settings() {
		return blocks().stream().filter(YamlBlockTests::isAboutAnApplication);
	}

	private static boolean isAboutAnApplication(Block block) {
		return block.text().matches("(?s)(monitored|management|spring|server)[.:].*");
	}

	private static PropertySource<?> source(Block block) throws IOException {
		return new YamlPropertySourceLoader()
			.load("block", new ByteArrayResource(block.text().getBytes(StandardCharsets.UTF_8)))
			.get(0);
	}

	private static List<Object> documents(Block block) {
		List<Object> documents = new ArrayList<>();
		new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(block.text()).forEach(documents::add);
		return documents;
	}

}
