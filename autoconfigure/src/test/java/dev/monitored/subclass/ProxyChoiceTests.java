package dev.monitored.subclass;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProxyChoice}.
 */
class ProxyChoiceTests {

	@ParameterizedTest
	@EnumSource
	void standsBeforeABeanOfAnInterface(Kind kind) {
		Object bean = kind.bean.get();
		ProxyChoice choice = ProxyChoice.of(bean, declared(Source.class));
		assertThat(choice.kind()).isEqualTo(kind.asInterface);
		assertThat(choice.isPossible()).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void standsBeforeABeanOfAClassIfThatCanHaveSubclasses(Kind kind) {
		Object bean = kind.bean.get();
		ProxyChoice choice = ProxyChoice.of(bean, declared(bean.getClass()));
		assertThat(choice.kind()).isEqualTo(kind.asClass);
		if (!choice.isPossible()) {
			assertThat(choice.reason(Source.class)).matches(".* (is final|is sealed|has private constructors only"
					+ "|is public)\\. Declare the bean as Source");
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { ByConstructor.class, ByProvider.class, ByList.class, ByMap.class, ByArray.class,
			ByField.class, BySetter.class, BySuperclass.class, ByMethod.class })
	void standsBeforeNoneThatIsAskedForByItsClass(Class<?> asker) {
		Built bean = Built.build();
		DefaultListableBeanFactory beanFactory = beanFactory(Source.class);
		new AnnotatedBeanDefinitionReader(beanFactory).registerBean(asker, "asker");
		ConfigurationClassPostProcessor processor = new ConfigurationClassPostProcessor();
		processor.postProcessBeanDefinitionRegistry(beanFactory);
		ProxyChoice choice = ProxyChoice.of(bean, new BeanDeclaration("bean", beanFactory));
		assertThat(choice.kind()).isEqualTo(ProxyChoice.Kind.NONE);
		assertThat(choice.reason(Source.class)).matches(
				".*Built has private constructors only and the bean '(asker|made)' asks for it by its class\\. Let '(asker|made)' ask for Source");
		assertThat(beanFactory.containsSingleton("asker")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(classes = { ByInterface.class, ByOptional.class, Unasked.class })
	void standsBeforeOneThatIsAskedForByItsInterface(Class<?> asker) {
		DefaultListableBeanFactory beanFactory = beanFactory(Source.class);
		new AnnotatedBeanDefinitionReader(beanFactory).registerBean(asker, "asker");
		assertThat(ProxyChoice.of(Built.build(), new BeanDeclaration("bean", beanFactory)).kind())
			.isEqualTo(ProxyChoice.Kind.INTERFACES);
	}

	private static BeanDeclaration declared(Class<?> type) {
		return new BeanDeclaration("bean", beanFactory(type));
	}

	private static DefaultListableBeanFactory beanFactory(Class<?> type) {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		AnnotationConfigUtils.registerAnnotationConfigProcessors(beanFactory);
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(type);
		beanFactory.registerBeanDefinition("bean", definition);
		return beanFactory;
	}

	/**
	 * A kind of class.
	 */
	enum Kind {

		OPEN(Open::new, ProxyChoice.Kind.SUBCLASS, ProxyChoice.Kind.SUBCLASS),

		FINAL(Last::new, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.NONE),

		RECORD(Data::new, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.NONE),

		ENUM(() -> Single.ONLY, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.NONE),

		SEALED(Sealed::new, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.NONE),

		BUILT(Built::build, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.NONE),

		PUBLIC_FIELD(Shown::new, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.NONE),

		PRIVATE(Hidden::new, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.INTERFACES),

		PRIVATE_SUBCLASS(HiddenOpen::new, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.NONE),

		LAMBDA(() -> (Source) () -> "lambda", ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.INTERFACES),

		ANONYMOUS(() -> new Source() {

			@Override
			public String name() {
				return "anonymous";
			}

		}, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.INTERFACES),

		JDK_PROXY(() -> Proxy.newProxyInstance(Source.class.getClassLoader(), new Class<?>[] { Source.class },
				(proxy, method, args) -> null), ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.INTERFACES);

		private final Supplier<Object> bean;

		private final ProxyChoice.Kind asInterface;

		private final ProxyChoice.Kind asClass;

		Kind(Supplier<Object> bean, ProxyChoice.Kind asInterface, ProxyChoice.Kind asClass) {
			this.bean = bean;
			this.asInterface = asInterface;
			this.asClass = asClass;
		}

	}

	/**
	 * What beans are asked for by.
	 */
	public interface Source {

		String name();

	}

	/**
	 * A class like any other.
	 */
	static class Open implements Source {

		@Override
		public String name() {
			return "open";
		}

	}

	/**
	 * A class that cannot be extended.
	 */
	static final class Last extends Open {

	}

	/**
	 * A record.
	 */
	record Data() implements Source {

		@Override
		public String name() {
			return "data";
		}

	}

	/**
	 * A singleton.
	 */
	enum Single implements Source {

		ONLY

	}

	/**
	 * A class that only one other extends.
	 */
	static sealed class Sealed extends Open permits Permitted {

	}

	/**
	 * The one that does.
	 */
	static final class Permitted extends Sealed {

	}

	/**
	 * A class that is built.
	 */
	static class Built extends Base implements Source {

		private Built() {
		}

		static Built build() {
			return new Built();
		}

		@Override
		public String name() {
			return "built";
		}

	}

	/**
	 * What is built has in common.
	 */
	abstract static class Base {

	}

	/**
	 * A class that shows a field.
	 */
	static class Shown extends Open {

		public final String region = "north";

	}

	/**
	 * A class of one file.
	 */
	private static class Hidden implements Source {

		@Override
		public String name() {
			return "hidden";
		}

	}

	/**
	 * A class of one file that extends another one.
	 */
	private static class HiddenOpen extends Open {

	}

	static class ByConstructor {

		ByConstructor(Built bean) {
		}

	}

	static class ByProvider {

		ByProvider(ObjectProvider<Built> beans) {
		}

	}

	static class ByList {

		ByList(List<Built> beans) {
		}

	}

	static class ByMap {

		ByMap(Map<String, ? extends Built> beans) {
		}

	}

	static class ByArray {

		ByArray(Built[] beans) {
		}

	}

	static class ByField {

		@Autowired
		private Built bean;

	}

	static class BySetter {

		@Autowired
		void set(Built bean) {
		}

	}

	static class BySuperclass {

		BySuperclass(Base bean) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ByMethod {

		@Bean
		String made(Built bean) {
			return bean.name();
		}

	}

	static class ByInterface {

		ByInterface(Source bean, Object any) {
		}

	}

	static class ByOptional {

		ByOptional(Optional<Source> bean) {
		}

	}

	/**
	 * Has an object of the class that is no bean.
	 */
	static class Unasked {

		private final Built own = Built.build();

		String name() {
			return this.own.name();
		}

	}

}
