"""Pure functions over str: decoding, cleaning, sentences, dates, numbers, quotations."""
