package dev.monitored.business.bean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.context.annotation.Configurations;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;
import org.springframework.util.ClassUtils;

import dev.monitored.MonitoredContext;
import dev.monitored.business.shop.Goal;
import dev.monitored.business.shop.ShopMeters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MeterInterfaceHints}.
 */
class MeterInterfaceHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	@Test
	void allowTheProxyAndWhatIsReadOfTheInterface() throws IOException {
		process(ShopMeters.class);
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(ShopMeters.class, AopInfrastructureBean.class))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(ShopMeters.class)
			.withMemberCategory(MemberCategory.INVOKE_PUBLIC_METHODS)).accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(Goal.class)
			.withMemberCategory(MemberCategory.INVOKE_PUBLIC_METHODS)).accepts(this.hints);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dev.monitored.business.shop.ShopMeters", "dev.monitored.business.shop.HiddenMeters" })
	void leaveCodeThatCompiles(String type, @TempDir Path folder) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", folder.toString(), "-classpath",
				System.getProperty("java.class.path")));
		for (Map.Entry<String, String> source : process(ClassUtils.resolveClassName(type, null)).entrySet()) {
			Path file = folder.resolve(source.getKey());
			Files.createDirectories(file.resolveSibling(""));
			arguments.add(Files.writeString(file, source.getValue()).toString());
		}
		ByteArrayOutputStream errors = new ByteArrayOutputStream();
		int result = ToolProvider.getSystemJavaCompiler().run(null, null, errors, arguments.toArray(String[]::new));
		assertThat(result).as(errors.toString(StandardCharsets.UTF_8)).isZero();
	}

	private Map<String, String> process(Class<?> type) throws IOException {
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(MeterInterfaceHintsTests.class)), files, this.hints);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.register(Configurations.getClasses(MonitoredContext.configuration()));
			DeclaredInterfaces.add(context, type);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			generation.writeGeneratedContent();
		}
		Map<String, String> sources = new LinkedHashMap<>();
		for (String path : files.getGeneratedFiles(Kind.SOURCE).keySet()) {
			sources.put(path, files.getGeneratedFileContent(Kind.SOURCE, path));
		}
		return sources;
	}

}
