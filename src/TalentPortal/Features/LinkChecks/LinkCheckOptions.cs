namespace TalentPortal.Features.LinkChecks;

/// <summary>Settings of the watch over links. Off unless somebody switches it on: it asks other people's servers.</summary>
public sealed class LinkCheckOptions
{
    public const string Section = "Portal:Watch";

    /// <summary>Whether addresses are visited at all.</summary>
    public bool IsOn { get; set; }

    /// <summary>Days between two visits of an address that answers.</summary>
    public int EveryDays { get; set; } = 7;

    /// <summary>Addresses of one tenant that one run visits at most.</summary>
    public int PerRun { get; set; } = 30;

    /// <summary>Between two requests to one host.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one answer may take to be read, after its head came.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a run goes on; what is left waits for the next one.</summary>
    public TimeSpan Budget { get; set; } = TimeSpan.FromMinutes(4);

    /// <summary>What of an answer is read, in bytes.</summary>
    public int BytesMost { get; set; } = 2 * 1024 * 1024;
}
