package harm.shop.stock;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * A label that needs its shelf.
 */
@Component
class ShelfLabel {

	private @Nullable Shelf shelf;

	@Autowired
	void setShelf(Shelf shelf) {
		this.shelf = shelf;
	}

	String text() {
		return (this.shelf != null) ? "label of " + this.shelf.name() : "no shelf";
	}

}
