package dev.monitored.startup;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

import dev.monitored.settings.Settings;
import dev.monitored.startup.StartupClass.Preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class StartupPreinitializerTests {

	private static int created;

	@Test
	void springBootFindsIt() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(BackgroundPreinitializer.class))
			.hasAtLeastOneElementOfType(StartupPreinitializer.class);
	}

	@Test
	void loadsAClass() {
		RecordingLoader loader = new RecordingLoader();
		StartupPreinitializer.prepare(new StartupClass(StartupPreinitializer.class.getName(), Preparation.LINK),
				loader);
		assertThat(loader.loaded).isEqualTo(1);
	}

	@Test
	void runsNoCodeOfAClassThatItOnlyLoads() {
		StartupPreinitializer.prepare(new StartupClass(Initialized.class.getName(), Preparation.LOAD),
				StartupPreinitializerTests.class.getClassLoader());
		assertThat(System.getProperty(Initialized.class.getName())).isNull();
		assertThat(Initialized.PREVIOUS).isNull();
		assertThat(System.clearProperty(Initialized.class.getName())).isNotNull();
	}

	@Test
	void leavesAClassThatCannotBeLoadedToTheCodeThatNeedsIt() {
		assertThatCode(() -> StartupPreinitializer.prepare(new StartupClass("dev.monitored.Missing", Preparation.LINK),
				new RecordingLoader()))
			.doesNotThrowAnyException();
		assertThatCode(() -> StartupPreinitializer.prepare(new StartupClass("dev.monitored.Broken", Preparation.LOAD),
				new BrokenLoader()))
			.doesNotThrowAnyException();
		assertThatCode(() -> StartupPreinitializer.prepare(new StartupClass(String.class.getName(), Preparation.BIND),
				StartupPreinitializerTests.class.getClassLoader()))
			.doesNotThrowAnyException();
	}

	@Test
	void findsTheDefaultsOfSettings() {
		StartupPreinitializer.prepare(new StartupClass(Counted.class.getName(), Preparation.BIND),
				StartupPreinitializerTests.class.getClassLoader());
		assertThat(Settings.bind(new StandardEnvironment(), Counted.class).size()).isEqualTo(7);
		assertThat(created).isEqualTo(1);
	}

	@ConfigurationProperties("counted")
	record Counted(@DefaultValue("7") int size) {

		Counted {
			created++;
		}

	}

	private static final class Initialized {

		private static final @Nullable String PREVIOUS = System.setProperty(Initialized.class.getName(), "true");

	}

	private static final class RecordingLoader extends ClassLoader {

		private int loaded;

		RecordingLoader() {
			super(StartupPreinitializerTests.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			Class<?> type = super.loadClass(name, resolve);
			this.loaded++;
			return type;
		}

	}

	private static final class BrokenLoader extends ClassLoader {

		@Override
		protected Class<?> findClass(String name) {
			throw new NoClassDefFoundError(name);
		}

	}

}
