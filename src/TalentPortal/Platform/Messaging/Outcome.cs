namespace TalentPortal.Platform.Messaging;

/// <summary>What became of a request. Everything but <see cref="Ok"/> is expected and has a text for the user; bugs are exceptions.</summary>
public enum OutcomeKind
{
    Ok,

    /// <summary>The request breaks a limit or shape; <see cref="Outcome{T}.Errors"/> names the fields.</summary>
    Invalid,

    /// <summary>Missing and forbidden alike: the two must not be told apart.</summary>
    NotFound,

    /// <summary>Somebody else changed the record since it was read.</summary>
    Conflict,

    /// <summary>The state of things does not allow it; <see cref="Outcome{T}.Reason"/> says why.</summary>
    Refused,
}

/// <summary>A key in a feature's text file, with the values its placeholders take.</summary>
public sealed record TextKey(string Name, params object[] Args)
{
    public static implicit operator TextKey(string name) => new(name);

    public bool Equals(TextKey? other) => other is not null && Name == other.Name && Args.SequenceEqual(other.Args);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>One field that cannot be accepted, and the text that says why.</summary>
/// <param name="Field">Property name of the request, as the form's input is named.</param>
public sealed record Invalidity(string Field, TextKey Text);

/// <summary>Why a request did not succeed, free of the result's type.</summary>
public sealed record Failure(OutcomeKind Kind, IReadOnlyList<Invalidity> Errors, TextKey? Reason);

/// <summary>Lets the behaviours make a failure of a result type they do not know.</summary>
public interface IOutcome<out TSelf>
{
    OutcomeKind Kind { get; }

    static abstract TSelf Fail(Failure failure);
}

/// <summary>The answer to a request: a value, or an expected reason why there is none.</summary>
public sealed class Outcome<T> : IOutcome<Outcome<T>>
{
    private readonly T? _value;

    private Outcome(OutcomeKind kind, T? value, IReadOnlyList<Invalidity> errors, TextKey? reason) =>
        (Kind, _value, Errors, Reason) = (kind, value, errors, reason);

    public OutcomeKind Kind { get; }

    public IReadOnlyList<Invalidity> Errors { get; }

    public TextKey? Reason { get; }

    public bool IsOk => Kind == OutcomeKind.Ok;

    /// <exception cref="InvalidOperationException">The outcome is not Ok.</exception>
    public T Value => IsOk ? _value! : throw new InvalidOperationException($"An outcome of kind {Kind} has no value.");

    /// <summary>Why it is not Ok; null when it is.</summary>
    public Failure? Failure => IsOk ? null : new(Kind, Errors, Reason);

    /// <summary>The same with another value.</summary>
    public Outcome<TOther> Then<TOther>(Func<T, TOther> next) => Failure is { } failure ? failure : next(Value);

    public static Outcome<T> Ok(T value) => new(OutcomeKind.Ok, value, [], null);

    public static Outcome<T> Fail(Failure failure) => new(failure.Kind, default, failure.Errors, failure.Reason);

    public static implicit operator Outcome<T>(T value) => Ok(value);

    public static implicit operator Outcome<T>(Failure failure) => Fail(failure);
}

/// <summary>The failures a handler returns; each converts to the outcome of its request.</summary>
public static class Outcome
{
    public static Failure NotFound { get; } = new(OutcomeKind.NotFound, [], null);

    public static Failure Conflict { get; } = new(OutcomeKind.Conflict, [], null);

    public static Failure Refused(TextKey reason) => new(OutcomeKind.Refused, [], reason);

    public static Failure Invalid(string field, TextKey text) => new(OutcomeKind.Invalid, [new Invalidity(field, text)], null);

    public static Failure Invalid(IReadOnlyList<Invalidity> errors) => new(OutcomeKind.Invalid, errors, null);
}

/// <summary>The result of a command that has nothing to say but that it was done.</summary>
public sealed record Done
{
    public static Done Value { get; } = new();
}
