@org.jspecify.annotations.NullMarked
package io.menjin.core;
