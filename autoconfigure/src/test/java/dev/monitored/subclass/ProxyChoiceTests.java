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
		ProxyChoice choice = ProxyChoice.of(bean, declared(BeanKinds.Source.class));
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
			assertThat(choice.reason(BeanKinds.Source.class))
				.matches(".* (is final|is sealed|has private constructors only"
						+ "|is public)\\. Declare the bean as Source");
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { ByConstructor.class, ByProvider.class, ByList.class, ByMap.class, ByArray.class,
			ByField.class, BySetter.class, BySuperclass.class, ByMethod.class })
	void standsBeforeNoneThatIsAskedForByItsClass(Class<?> asker) {
		BeanKinds.Built bean = BeanKinds.Built.build();
		DefaultListableBeanFactory beanFactory = beanFactory(BeanKinds.Source.class);
		new AnnotatedBeanDefinitionReader(beanFactory).registerBean(asker, "asker");
		ConfigurationClassPostProcessor processor = new ConfigurationClassPostProcessor();
		processor.postProcessBeanDefinitionRegistry(beanFactory);
		ProxyChoice choice = ProxyChoice.of(bean, new BeanDeclaration("bean", beanFactory));
		assertThat(choice.kind()).isEqualTo(ProxyChoice.Kind.NONE);
		assertThat(choice.reason(BeanKinds.Source.class)).matches(
				".*Built has private constructors only and the bean '(asker|made)' asks for it by its class\\. Let '(asker|made)' ask for Source");
		assertThat(beanFactory.containsSingleton("asker")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(classes = { ByInterface.class, ByOptional.class, Unasked.class })
	void standsBeforeOneThatIsAskedForByItsInterface(Class<?> asker) {
		DefaultListableBeanFactory beanFactory = beanFactory(BeanKinds.Source.class);
		new AnnotatedBeanDefinitionReader(beanFactory).registerBean(asker, "asker");
		assertThat(ProxyChoice.of(BeanKinds.Built.build(), new BeanDeclaration("bean", beanFactory)).kind())
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

		OPEN(BeanKinds.Open::new, ProxyChoice.Kind.SUBCLASS, ProxyChoice.Kind.SUBCLASS),

		FINAL(BeanKinds.Last::new, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.NONE),

		RECORD(BeanKinds.Data::new, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.NONE),

		ENUM(() -> BeanKinds.Single.ONLY, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.NONE),

		SEALED(BeanKinds.Sealed::new, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.NONE),

		BUILT(BeanKinds.Built::build, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.NONE),

		PUBLIC_FIELD(BeanKinds.Shown::new, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.NONE),

		PACKAGE_PRIVATE_METHOD(BeanKinds.Descended::new, ProxyChoice.Kind.SUBCLASS, ProxyChoice.Kind.SUBCLASS),

		FINALIZER(BeanKinds.Finalized::new, ProxyChoice.Kind.SUBCLASS, ProxyChoice.Kind.SUBCLASS),

		PRIVATE(BeanKinds::hidden, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.INTERFACES),

		PRIVATE_SUBCLASS(BeanKinds::hiddenSubclass, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.NONE),

		LAMBDA(() -> (BeanKinds.Source) () -> "lambda", ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.INTERFACES),

		ANONYMOUS(() -> new BeanKinds.Source() {

			@Override
			public String name() {
				return "anonymous";
			}

		}, ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.INTERFACES),

		JDK_PROXY(
				() -> Proxy.newProxyInstance(BeanKinds.Source.class.getClassLoader(),
						new Class<?>[] { BeanKinds.Source.class }, (proxy, method, args) -> null),
				ProxyChoice.Kind.INTERFACES, ProxyChoice.Kind.INTERFACES);

		private final Supplier<Object> bean;

		private final ProxyChoice.Kind asInterface;

		private final ProxyChoice.Kind asClass;

		Kind(Supplier<Object> bean, ProxyChoice.Kind asInterface, ProxyChoice.Kind asClass) {
			this.bean = bean;
			this.asInterface = asInterface;
			this.asClass = asClass;
		}

	}

	static class ByConstructor {

		ByConstructor(BeanKinds.Built bean) {
		}

	}

	static class ByProvider {

		ByProvider(ObjectProvider<BeanKinds.Built> beans) {
		}

	}

	static class ByList {

		ByList(List<BeanKinds.Built> beans) {
		}

	}

	static class ByMap {

		ByMap(Map<String, ? extends BeanKinds.Built> beans) {
		}

	}

	static class ByArray {

		ByArray(BeanKinds.Built[] beans) {
		}

	}

	static class ByField {

		@Autowired
		private BeanKinds.Built bean;

	}

	static class BySetter {

		@Autowired
		void set(BeanKinds.Built bean) {
		}

	}

	static class BySuperclass {

		BySuperclass(BeanKinds.Base bean) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ByMethod {

		@Bean
		String made(BeanKinds.Built bean) {
			return bean.name();
		}

	}

	static class ByInterface {

		ByInterface(BeanKinds.Source bean, Object any) {
		}

	}

	static class ByOptional {

		ByOptional(Optional<BeanKinds.Source> bean) {
		}

	}

	/**
	 * Has an object of the class that is no bean.
	 */
	static class Unasked {

		private final BeanKinds.Built own = BeanKinds.Built.build();

		String name() {
			return this.own.name();
		}

	}

}
