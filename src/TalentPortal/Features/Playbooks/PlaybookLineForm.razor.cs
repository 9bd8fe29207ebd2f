using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Playbooks;

/// <summary>Changes one line of the plans. Nothing reaches the draft before it can stand in it: what is wrong is said here, beside its field.</summary>
public sealed partial class PlaybookLineForm
{
    private Bilingual _title = Bilingual.Empty;
    private Bilingual _hint = Bilingual.Empty;
    private CaseTrack _track;
    private TaskParty _party;
    private string? _days;
    private HashSet<string> _after = [];
    private HashSet<string> _onRoutes = [];
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<Choice> _tracks = [];
    private IReadOnlyList<Choice> _parties = [];

    [Inject] private IStringLocalizer<PlaybooksText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [Parameter, EditorRequired] public required LineTyped Line { get; set; }

    /// <summary>All that is typed, by which it is seen whether the line can stand among the others.</summary>
    [Parameter, EditorRequired] public required PlaybookTyped Whole { get; set; }

    /// <summary>The line says now what was typed.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    [Parameter] public EventCallback OnClosed { get; set; }

    protected override void OnInitialized()
    {
        _tracks = [.. Enum.GetValues<CaseTrack>().Select(track => new Choice(track.ToString(), T["Track_" + track]))];
        _parties = [.. Enum.GetValues<TaskParty>().Select(party => new Choice(party.ToString(), T["Party_" + party]))];
        (_title, _hint, _track, _party, _days) = (new(Line.TitleZh, Line.TitleEn), new(Line.HintZh, Line.HintEn), Line.Track, Line.Party, Line.Days);
        (_after, _onRoutes) = ([.. Line.After], [.. Line.Routes]);
    }

    private static void Choose(HashSet<string> chosen, string code, bool isChosen)
    {
        if (isChosen) chosen.Add(code);
        else chosen.Remove(code);
    }

    private async Task Keep()
    {
        var at = $"Lines.{Line.Code}.";
        var changes = Whole.Changes();
        changes.Lines[Line.Code] = new(
            _title.Zh, _title.En, _hint.Zh, _hint.En, _track, _party, int.TryParse(_days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : -1, [.. _after], [.. _onRoutes]);
        var wrong = PlaybookRules.Wrong(changes, Playbook.Current, TaskPlan.Current).Where(error => error.Field.StartsWith(at, StringComparison.Ordinal)).Select(error => error with { Field = error.Field[at.Length..] }).ToList();
        Outcome<Done> outcome = wrong.Count > 0 ? Outcome.Invalid(wrong) : Done.Value;
        _errors = outcome.ToErrors(T, Shared);
        if (!outcome.IsOk) return;
        (Line.TitleZh, Line.TitleEn, Line.HintZh, Line.HintEn, Line.Track, Line.Party, Line.Days, Line.After, Line.Routes) = (_title.Zh, _title.En, _hint.Zh, _hint.En, _track, _party, _days, [.. _after], [.. _onRoutes]);
        await OnChanged.InvokeAsync();
        await OnClosed.InvokeAsync();
    }
}
