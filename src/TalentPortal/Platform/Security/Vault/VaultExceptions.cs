namespace TalentPortal.Platform.Security.Vault;

/// <summary>What was sealed does not open: altered, cut, moved to another row or owner, or sealed under another key.</summary>
public sealed class SealBrokenException : Exception
{
    public SealBrokenException(string message) : base(message)
    {
    }

    public SealBrokenException(string message, Exception inner) : base(message, inner)
    {
    }
}

/// <summary>The owner's keys were destroyed; nothing can be sealed for them any more.</summary>
public sealed class KeyDestroyedException(KeyOwner owner) : Exception($"The keys of {owner} were destroyed.")
{
    public KeyOwner Owner { get; } = owner;
}

/// <summary>The master keys cannot be used; the portal must not start without them. The message names the file, never a key.</summary>
public sealed class MasterKeysException : InvalidOperationException
{
    public MasterKeysException(string message) : base(message)
    {
    }

    public MasterKeysException(string message, Exception inner) : base(message, inner)
    {
    }
}
