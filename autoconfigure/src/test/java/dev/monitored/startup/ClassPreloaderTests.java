package dev.monitored.startup;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class ClassPreloaderTests {

	@Test
	void springBootFindsIt() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(BackgroundPreinitializer.class))
			.hasAtLeastOneElementOfType(ClassPreloader.class);
	}

	@Test
	void loadsAClass() {
		RecordingLoader loader = new RecordingLoader();
		ClassPreloader.load(ClassPreloader.class.getName(), loader);
		assertThat(loader.loaded).isEqualTo(1);
	}

	@Test
	void leavesAClassThatCannotBeLoadedToTheCodeThatNeedsIt() {
		assertThatCode(() -> ClassPreloader.load("dev.monitored.Missing", new RecordingLoader()))
			.doesNotThrowAnyException();
		assertThatCode(() -> ClassPreloader.load("dev.monitored.Broken", new BrokenLoader()))
			.doesNotThrowAnyException();
	}

	private static final class RecordingLoader extends ClassLoader {

		private int loaded;

		RecordingLoader() {
			super(ClassPreloaderTests.class.getClassLoader());
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
