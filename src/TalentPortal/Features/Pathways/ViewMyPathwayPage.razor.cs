using System.Globalization;
using Microsoft.AspNetCore.Components;
using TalentPortal.Components;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Pathways;

/// <summary>A person's own checklist of a way: plain forms, without scripts; it prints.</summary>
public sealed partial class ViewMyPathwayPage
{
    private readonly Dictionary<string, string?> _typed = new(StringComparer.Ordinal);
    private ViewMyPathwayResult? _found;
    private FigureNotes _notes = FigureNotes.None;
    private IReadOnlyList<PathwayStep> _leftOut = [];
    private string? _version;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromForm] private string? TargetOn { get; set; }

    [SupplyParameterFromForm] private string? Version { get; set; }

    [SupplyParameterFromForm] private string? Step { get; set; }

    [SupplyParameterFromForm] private string? Marked { get; set; }

    [SupplyParameterFromForm] private string? Case { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if ((await Sender.Send(new ViewMyPathway(Slug), Http.RequestAborted)).OrNotFound(Navigation) is not { } found) return;
        Show(found);
        if (!Http.Request.HasFormContentType) return;
        foreach (var fact in found.Mine.Shelved.Program.Facts)
            if (Http.Request.Form.TryGetValue(fact.Code, out var values)) _typed[fact.Code] = values.Count > 0 ? values[0] : null;
    }

    private void Show(ViewMyPathwayResult found)
    {
        _found = found;
        var mine = found.Mine;
        _notes = new(found.Claims, mine.Document.ClaimsIn(Languages.Current).Concat(found.Deadlines.Values));
        _leftOut = [.. mine.Choices.LeftOut.Where(code => !mine.Tasks.ContainsKey(code)).Select(mine.Document.Find).OfType<PathwayStep>()];
        _version = mine.Version?.ToString(CultureInfo.InvariantCulture);
    }

    private async Task Save()
    {
        // A day that cannot be read is not "none".
        DateOnly? target = string.IsNullOrWhiteSpace(TargetOn) ? null : PathwayWords.Day(TargetOn) ?? DateOnly.MinValue;
        if (await Submit(new SaveMyPathway(Slug, target, _typed, uint.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null)) is not null) Navigation.NavigateTo($"me/pathways/{Slug}?done=saved");
        // What was typed stays in the form; the next attempt is against what is kept now.
    }

    private async Task Mark()
    {
        if (await Submit(new MarkPathwayStep(Slug, Step, Enum.GetValues<PathwayMark>().FirstOrDefault(mark => mark.ToString() == Marked, (PathwayMark)(-1)))) is not null)
            Navigation.NavigateTo($"me/pathways/{Slug}#{(_found?.Mine.Document.Find(Step) is { } step ? step.Code : "steps")}");
    }

    private async Task Take()
    {
        if (await Submit(new TakePathwayIntoCase(Guid.TryParse(Case, out var id) ? id : Guid.Empty, Slug)) is { } taken) Navigation.NavigateTo($"me/pathways/{Slug}?done={(taken.Added > 0 ? "taken" : "there")}");
    }

    private async Task Drop()
    {
        if (await Submit(new DropMyPathway(Slug)) is not null) Navigation.NavigateTo("me/pathways?done=dropped");
    }
}
