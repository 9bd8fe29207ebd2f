using TalentPortal.Platform.Logging;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Tests.Platform.Logging;

public sealed class SafeErrorTests
{
    [Fact]
    public void A_message_that_stands_word_for_word_in_the_portals_code_is_told()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new CurrentCall().Origin);
        Assert.Contains("System.InvalidOperationException: No message is being handled in this scope.", SafeError.Describe(error), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_was_put_together_is_not_told_whatever_the_type()
    {
        const string Typed = "li.wei@example.org";
        Exception[] errors = [new InvalidOperationException($"No account of {Typed}."), new NotSupportedException(Typed), new FormatException(Typed), new InvalidOperationException("outer words", new ArgumentException(Typed))];
        foreach (var error in errors)
        {
            var text = SafeError.Describe(error);
            Assert.Contains(error.GetType().FullName!, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Typed, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_it_happened_is_told_of_each_cause()
    {
        var error = Assert.Throws<InvalidOperationException>(Outer);
        var text = SafeError.Describe(error);
        Assert.Contains(nameof(Outer), text, StringComparison.Ordinal);
        Assert.Contains(nameof(Inner), text, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", text, StringComparison.Ordinal);
    }

    private static void Outer()
    {
        try
        {
            Inner();
        }
        catch (FormatException error)
        {
            throw new InvalidOperationException("x", error);
        }
    }

    private static void Inner() => throw new FormatException("y");
}
