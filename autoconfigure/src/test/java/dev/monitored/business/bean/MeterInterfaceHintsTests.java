package dev.monitored.business.bean;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
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

	@Test
	void nameAnInterfaceOfAPackageInThatPackageAlone() throws IOException {
		Map<String, String> sources = process(
				ClassUtils.resolveClassName("dev.monitored.business.shop.HiddenMeters", null));
		assertThat(sources).isNotEmpty().allSatisfy((path, source) -> {
			if (!path.startsWith("dev/monitored/business/shop/")) {
				assertThat(source).doesNotContain("HiddenMeters.class");
			}
		});
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
