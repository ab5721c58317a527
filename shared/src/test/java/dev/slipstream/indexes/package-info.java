/** That firestore.indexes.json serves every query, of the code and of the contract. */
package dev.slipstream.indexes;
