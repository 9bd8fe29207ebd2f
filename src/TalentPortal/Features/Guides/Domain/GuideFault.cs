namespace TalentPortal.Features.Guides.Domain;

/// <summary>What may be wrong with a guide.</summary>
public enum GuideFaultKind
{
    /// <summary>Another line was expected there; the subject is that line.</summary>
    Field,
    Value,

    /// <summary>A line that begins with colons and cannot be read.</summary>
    Mark,

    /// <summary>Text between the parts.</summary>
    Stray,

    /// <summary>A part that has no end.</summary>
    Open,
    Twice,
    Language,
    Empty,
    Heading,
    Long,
    Many,

    /// <summary>It says the same in another way than files are written; the subject is how.</summary>
    Spelling,
    Token,
    Claim,

    /// <summary>The claim has no value to insert.</summary>
    Figure,
    Term,
    Guide,
    Rule,
    Source,
    Circle,
}

/// <summary>Something wrong with a guide.</summary>
/// <param name="Line">Counted from 1; 0 where there is no file.</param>
/// <param name="Subject">The word it is about.</param>
public sealed record GuideFault(int Line, GuideFaultKind Kind, string Subject)
{
    /// <summary>For who runs the command line.</summary>
    public string Message => Kind switch
    {
        GuideFaultKind.Field => $"'{Subject}' should stand here",
        GuideFaultKind.Value => $"the value of '{Subject}' cannot be read",
        GuideFaultKind.Mark => $"'{Subject}' is no beginning of a part",
        GuideFaultKind.Stray => $"'{Subject}' stands outside every part",
        GuideFaultKind.Open => $"'{Subject}' has no end",
        GuideFaultKind.Twice => $"'{Subject}' is there twice",
        GuideFaultKind.Language => $"'## {Subject}' should stand here",
        GuideFaultKind.Empty => $"'{Subject}' says nothing",
        GuideFaultKind.Heading => $"the heading '{Subject}' is too high: those of a block begin with ###",
        GuideFaultKind.Long => $"'{Subject}' is too long",
        GuideFaultKind.Many => $"there are too many of '{Subject}'",
        GuideFaultKind.Spelling => $"should be written '{Subject}'",
        GuideFaultKind.Token => $"'{Subject}' is no mark",
        GuideFaultKind.Claim => $"there is no claim '{Subject}'",
        GuideFaultKind.Figure => $"the claim '{Subject}' has no value to insert",
        GuideFaultKind.Term => $"there is no term '{Subject}'",
        GuideFaultKind.Guide => $"there is no guide '{Subject}'",
        GuideFaultKind.Rule => $"there is no rule '{Subject}'",
        GuideFaultKind.Source => $"there is no source '{Subject}'",
        _ => $"'{Subject}' follows itself",
    };

    public override string ToString() => $"{Line}: {Message}";
}
