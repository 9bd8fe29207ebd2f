using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Guides;

/// <summary>A guide being written, block by block in both languages. What is typed is kept; if a colleague wrote meanwhile, both texts are shown and nothing is lost.</summary>
public sealed partial class SaveGuideDraftPage
{
    private GuideDraft _draft = new() { Head = GuideDraft.Of(new(GuideHead.Empty, [])).Head, Parts = [new()] };
    private FormErrors _errors = FormErrors.None;
    private DraftState _kept = DraftState.None;
    private IReadOnlyList<PartChange>? _theirs;
    private GuideDraft? _theirDraft;
    private string _record = "";
    private Guid? _versionId;
    private uint? _version;
    private Guid _command;
    private Guid _keeperKey = Guid.NewGuid();
    private bool _isLoaded;
    private bool _isReady;
    private bool _busy;
    private DraftKeeper<GuideDraft>? _keeper;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<GuidesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>The guide to write on; null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    [SupplyParameterFromQuery(Name = "v")] private int? V { get; set; }

    private string Heading => T[Id is null ? "SaveGuideDraft_New" : "SaveGuideDraft_Edit"];

    private bool HasHeadErrors => _errors.All.Any(error => GuideHeadFields.All.Any(one => one.Name == error.Field));

    protected override async Task OnInitializedAsync()
    {
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (Id is { } id)
        {
            if ((await Sender.Send(new ViewOwnGuide(id, V))).OrNotFound(Navigation) is not { } found) return;
            Take(found);
            _draft = Typed(found);
            // One kept form for each version that is written on.
            _record = $"{id:N}-{_versionId:N}";
        }

        _isLoaded = true;
    }

    /// <summary>A draft is written on; beside anything else a new one begins.</summary>
    private void Take(ViewOwnGuideResult found) =>
        (_versionId, _version) = found.Chosen.State == GuideState.Draft ? ((Guid?)found.Chosen.Id, found.Chosen.Version) : (null, found.Version);

    private static GuideDraft Typed(ViewOwnGuideResult found) => found.Chosen.State == GuideState.Draft ? GuideDraft.Of(found.Text, found.Chosen.Note.Zh, found.Chosen.Note.En) : GuideDraft.Of(found.Text);

    private void Restore(GuideDraft draft) => _draft = draft;

    private void Move(PartDraft part, int by)
    {
        var at = _draft.Parts.IndexOf(part);
        _draft.Parts.RemoveAt(at);
        _draft.Parts.Insert(at + by, part);
    }

    private string? Line(string name) => _draft.Head.GetValueOrDefault(name);

    private static bool IsNeeded(string name) => name is "key" or "kind" or "level" or "place" or "status" or "title_zh" or "title_en" or "summary_zh" or "summary_en";

    private static FieldKind Kind(string name) =>
        name is "kind" or "level" or "status" ? FieldKind.Select : name.EndsWith("_on", StringComparison.Ordinal) ? FieldKind.Date : name.StartsWith("summary_", StringComparison.Ordinal) ? FieldKind.TextArea : FieldKind.Text;

    private IReadOnlyList<Choice>? Choices(string name) => name switch
    {
        "kind" => T.Choices<GuideKind>("Kind_"),
        "level" => T.Choices<GuideLevel>("Level_"),
        "status" => T.Choices<LegalStatus>("Legal_"),
        _ => null,
    };

    private async Task Save()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new SaveGuideDraft(Id, _versionId, _draft, _version), commandId: _command);
        if (outcome.Kind == OutcomeKind.Conflict) await Meet();
        else _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk)
        {
            if (_keeper is not null) await _keeper.Discard();
            Navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"admin/guides/{outcome.Value.GuideId}?v={outcome.Value.Number}"));
        }
        else
        {
            _command = Guid.CreateVersion7(Clock.GetUtcNow());
        }

        _busy = false;
    }

    /// <summary>A colleague wrote meanwhile: what they wrote is shown beside what stands here. Whoever saves again means it.</summary>
    private async Task Meet()
    {
        if (Id is not { } id || await Sender.Send(new ViewOwnGuide(id)) is not { IsOk: true, Value: var now })
        {
            _errors = new FormErrors([new FormError("", Shared["Outcome_Conflict"])]);
            return;
        }

        Take(now);
        _theirDraft = Typed(now);
        _errors = FormErrors.None;
        _theirs = GuideChanges.Between(Plain(now.Text.Head, _theirDraft), Plain(now.Text.Head, _draft), Languages.Current);
    }

    private void TakeTheirs()
    {
        if (_theirDraft is { } theirs) _draft = theirs;
        (_theirs, _theirDraft) = (null, null);
    }

    /// <summary>What is typed, as far as two texts can be held beside each other: it need not be right yet.</summary>
    private static GuideText Plain(GuideHead head, GuideDraft draft) =>
        new(head, [.. draft.Parts.DistinctBy(part => part.Id ?? "").Select(part => new GuideBlock(part.Id ?? "", [], part.Zh ?? "", part.En ?? "", default, default))]);
}
