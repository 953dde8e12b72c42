package dev.prosa.ingress.signature;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.MacSpi;

/// The JDK's HMAC-SHA1, counted. Public, since the JDK makes it by reflection.
public final class CountingMac extends MacSpi implements Cloneable {

    static final AtomicInteger COMPUTED = new AtomicInteger();

    private Mac mac;

    public CountingMac() throws GeneralSecurityException {
        mac = Mac.getInstance("HmacSHA1", "SunJCE");
    }

    /// To be put before all others, and taken away again.
    static final class Counting extends Provider {

        Counting() {
            super("Counting", "1", "counts HMACs");
            put("Mac.HmacSHA1", CountingMac.class.getName());
        }
    }

    @Override
    protected int engineGetMacLength() {
        return mac.getMacLength();
    }

    @Override
    protected void engineInit(Key key, AlgorithmParameterSpec parameters) throws InvalidKeyException {
        mac.init(key);
    }

    @Override
    protected void engineUpdate(byte input) {
        mac.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        mac.update(input, offset, length);
    }

    @Override
    protected byte[] engineDoFinal() {
        COMPUTED.incrementAndGet();
        return mac.doFinal();
    }

    @Override
    protected void engineReset() {
        mac.reset();
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
        CountingMac copy = (CountingMac) super.clone();
        copy.mac = (Mac) mac.clone();
        return copy;
    }
}
