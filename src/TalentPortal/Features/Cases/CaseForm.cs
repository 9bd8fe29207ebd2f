namespace TalentPortal.Features.Cases;

/// <summary>What is typed into the form of an action, as its draft keeps it.</summary>
public sealed record CaseForm
{
    /// <summary>Stage, clock, level, reason or colleague, by the action.</summary>
    public string? Choice { get; set; }

    public string? Words { get; set; }

    /// <summary>The day as the browser sends it: yyyy-MM-dd.</summary>
    public string? On { get; set; }
}

/// <summary>What is typed into the form that hands a case over.</summary>
public sealed record HandOverTyped
{
    public string? Colleague { get; set; }

    public string? Reason { get; set; }

    public string? Promises { get; set; }

    public string? NextOn { get; set; }

    /// <summary>The packet's items, by their keys.</summary>
    public Dictionary<string, string?> Items { get; init; } = [];
}

/// <summary>What is typed into the form of a task, as its draft keeps it.</summary>
public sealed record TaskTyped
{
    public string? TitleZh { get; set; }

    public string? TitleEn { get; set; }

    public string? Track { get; set; }

    public string? Party { get; set; }

    public string? PartyName { get; set; }

    /// <summary>The day as the browser sends it: yyyy-MM-dd.</summary>
    public string? DueOn { get; set; }

    /// <summary>Ids of the tasks that come first.</summary>
    public List<Guid> After { get; init; } = [];
}
