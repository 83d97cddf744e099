package dev.monitored;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that parameters of bean methods are called like the beans they take: Spring
 * otherwise looks at all beans for their types, with each type that it has not looked for
 * before.
 */
class BeanParametersTests {

	@Test
	void areCalledLikeTheBeansTheyTake() {
		Map<String, Class<?>> beans = methods()
			.collect(Collectors.toMap(BeanParametersTests::name, Method::getReturnType, (first, second) -> first));
		assertThat(methods().flatMap((method) -> Arrays.stream(method.getParameters())
			.filter((parameter) -> parameter.getType().getName().startsWith("dev.monitored."))
			.filter((parameter) -> !isBean(beans.get(parameter.getName()), parameter.getType()))
			.map((parameter) -> "%s of %s".formatted(parameter, method))))
			.as("call each parameter like a bean of its type, such as SloCatalog monitoredSloCatalog")
			.isEmpty();
	}

	@Test
	void areNoBeanFactories() {
		assertThat(methods().filter((method) -> Arrays.stream(method.getParameterTypes())
			.anyMatch((type) -> BeanFactory.class.isAssignableFrom(type) && !type.getName().contains(".context."))))
			.as("take ApplicationBeans monitoredApplicationBeans instead")
			.isEmpty();
	}

	private static Stream<Method> methods() {
		Function<JavaClass, Class<?>> reflected = JavaClass::reflect;
		return new ClassFileImporter().withImportOption(new DoNotIncludeTests())
			.importPackages("dev.monitored")
			.stream()
			.filter((type) -> type.isAnnotatedWith(Configuration.class)
					|| type.isMetaAnnotatedWith(Configuration.class))
			.map(reflected)
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods()))
			.filter((method) -> AnnotatedElementUtils.isAnnotated(method, Bean.class));
	}

	private static String name(Method method) {
		String[] names = method.getAnnotation(Bean.class).value();
		return (names.length > 0) ? names[0] : method.getName();
	}

	private static boolean isBean(@Nullable Class<?> bean, Class<?> type) {
		return bean != null && type.isAssignableFrom(bean);
	}

}
