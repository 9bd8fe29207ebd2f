using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Referrals;

/// <summary>The referrals of a case for whoever answers for it: propose, follow, close.</summary>
public sealed partial class CaseReferrals
{
    private readonly Dictionary<Guid, string?> _outcomes = [];
    private readonly Dictionary<Guid, string?> _notes = [];
    private ViewReferralsResult? _found;
    private Typed _typed = new();
    private Typed _shown = new();
    private FormErrors _errors = FormErrors.None;
    private FormErrors _closeErrors = FormErrors.None;
    private IReadOnlyList<Choice> _employers = [];
    private IReadOnlyList<Choice> _kinds = [];
    private IReadOnlyList<Choice> _languages = [];
    private IReadOnlyList<Choice> _ends = [];
    private DraftKeeper<Typed>? _keeper;
    private string? _said;
    private Guid? _closing;
    private Guid _command;
    private int _round;
    private bool _isStale;
    private bool _isReady;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ReferralsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>Of the case.</summary>
    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _kinds = [.. Enum.GetValues<ReferralKind>().Select(kind => new Choice(kind.ToString(), T["Kind_" + kind]))];
        _languages = [.. Languages.All.Select(language => new Choice(language.ToString(), T["MailIn_" + language]))];
        _ends = [.. ReferralAnswers.Outcomes.Append(ReferralState.NoAnswer).Select(end => new Choice(end.ToString(), T["State_" + end]))];
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        await Read();
    }

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewReferrals(Id))).OrNotFound(Navigation);
        _employers = [.. _found?.Employers.Select(employer => new Choice(employer.Id.ToString(), employer.Name.In(Languages.Current))) ?? []];
    }

    private void Choose(ReferralPart part, bool isChosen)
    {
        _typed.Parts.Remove(part);
        if (isChosen) _typed.Parts.Add(part);
    }

    private void Restore(Typed kept)
    {
        (_typed, _shown) = (kept, kept with { });
        _round++;
    }

    private async Task Send()
    {
        if (_busy) return;
        _busy = true;
        var days = int.TryParse(_typed.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var outcome = await Sender.Send(
            new ReferTalent(
                Id, Enum.TryParse<ReferralKind>(_typed.Kind, out var kind) ? kind : _typed.EmployerId is { Length: > 0 } ? ReferralKind.Employer : (ReferralKind)(-1), Guid.TryParse(_typed.EmployerId, out var employer) ? employer : null, _typed.Name,
                _typed.ContactName, _typed.Email, Enum.TryParse<Language>(_typed.MailIn, out var language) ? language : (Language)(-1), _typed.Asks, _typed.Parts, days),
            commandId: _command);
        _shown = _typed with { };
        (_errors, _said, _isStale) = (outcome.ToErrors(T, Shared), outcome.IsOk ? T["ReferTalent_Done"].Value : null, false);
        if (outcome.IsOk)
        {
            if (_keeper is not null) await _keeper.Discard();
            (_typed, _shown, _isReady, _command, _round) = (new(), new(), false, Guid.CreateVersion7(Clock.GetUtcNow()), _round + 1);
            await Read();
        }

        _busy = false;
    }

    private async Task Close(ViewReferralsResult.Item item, ReferralState? end)
    {
        if (_busy) return;
        (_busy, _closing) = (true, item.Id);
        var outcome = await Sender.Send(new CloseReferral(item.Id, end, _notes.GetValueOrDefault(item.Id), item.Version));
        _isStale = outcome.Kind == OutcomeKind.Conflict;
        _closeErrors = _isStale ? FormErrors.None : outcome.ToErrors(T, Shared);
        _said = _isStale ? T["Referral_Stale"].Value : outcome.IsOk ? T["CloseReferral_Done"].Value : null;
        await Read();
        _busy = false;
    }

    /// <summary>What is typed, as a draft keeps it.</summary>
    public sealed record Typed
    {
        public string? EmployerId { get; set; }

        public string? Kind { get; set; }

        public string? Name { get; set; }

        public string? ContactName { get; set; }

        public string? Email { get; set; }

        public string? MailIn { get; set; } = nameof(Language.Chinese);

        public string? Asks { get; set; }

        public List<ReferralPart> Parts { get; set; } = [ReferralPart.Contact];

        public string? Days { get; set; } = Referral.DaysUsual.ToString(CultureInfo.InvariantCulture);
    }
}
