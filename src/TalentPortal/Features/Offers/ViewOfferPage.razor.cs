using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Offers;

/// <summary>The offer for one application: write it, send it, answer questions, send another version, take it back, confirm.</summary>
public sealed partial class ViewOfferPage
{
    private ViewOfferResult? _found;
    private Typed _typed = new();
    private Typed _shown = new();
    private FormErrors _errors = FormErrors.None;
    private FormErrors _messageErrors = FormErrors.None;
    private FormErrors _withdrawErrors = FormErrors.None;
    private DraftKeeper<Typed>? _keeper;
    private string? _message;
    private string? _reason;
    private string? _said;
    private Guid _command;
    private int _round;
    private bool _isStale;
    private bool _isReady;
    private bool _busy;

    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    private int Seen => _found?.Made?.Number ?? 0;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<OffersText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>Of the application.</summary>
    [Parameter] public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await Read();
        Begin();
    }

    private async Task Read() => _found = (await Sender.Send(new ViewOffer(Id))).OrNotFound(Navigation);

    /// <summary>A form for the next version: it starts from the last one.</summary>
    private void Begin()
    {
        if (_found is not { } found) return;
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _typed = Typed.From(found.Made?.Versions[0].Sheet, found.Today.AddDays(Offer.DaysUsual));
        (_shown, _isReady, _round) = (_typed.Copy(), false, _round + 1);
    }

    private void Restore(Typed kept)
    {
        (_typed, _shown) = (kept, kept.Copy());
        _round++;
    }

    private async Task Send()
    {
        if (_busy || _found is null) return;
        _busy = true;
        var expires = DateOnly.TryParseExact(_typed.ExpiresOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        var outcome = await Sender.Send(new SendOffer(Id, _typed.Lines, _typed.IsComplete, _typed.Note, expires, Seen), commandId: _command);
        _shown = _typed.Copy();
        await Tell(outcome, "SendOffer_Done", errors => _errors = errors);
        if (outcome.IsOk)
        {
            if (_keeper is not null) await _keeper.Discard();
            Begin();
        }

        _busy = false;
    }

    private async Task Write()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new WriteInOffer(Id, _message));
        await Tell(outcome, "Offer_MessageSent", errors => _messageErrors = errors);
        if (outcome.IsOk) _message = null;
        _busy = false;
    }

    private async Task Withdraw()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new WithdrawOffer(Id, _reason, Seen));
        await Tell(outcome, "WithdrawOffer_Done", errors => _withdrawErrors = errors);
        if (outcome.IsOk) _reason = null;
        _busy = false;
    }

    private async Task Confirm()
    {
        if (_busy) return;
        _busy = true;
        await Tell(await Sender.Send(new ConfirmOffer(Id, Seen)), "ConfirmOffer_Done", errors => _errors = errors);
        _busy = false;
    }

    /// <summary>Says how it went; what somebody else changed meanwhile is shown as it stands now, and what was typed stays.</summary>
    private async Task Tell<TResult>(Outcome<TResult> outcome, string done, Action<FormErrors> take)
        where TResult : class
    {
        _isStale = outcome.Kind is OutcomeKind.Conflict or OutcomeKind.Refused;
        take(_isStale ? FormErrors.None : outcome.ToErrors(T, Shared));
        _said = outcome.Kind switch
        {
            OutcomeKind.Ok => T[done].Value,
            OutcomeKind.Conflict => T["Offer_Stale"].Value,
            OutcomeKind.Refused when outcome.Reason is { } reason => T[reason.Name, reason.Args].Value,
            _ => null,
        };
        if (outcome.IsOk || _isStale) await Read();
    }

    private bool HasErrors(OfferLineKind kind) => _errors.All.Any(error => error.Field.StartsWith($"Lines.{kind}.", StringComparison.Ordinal));

    private static bool Started(TypedLine line) => new[] { line.Amount, line.Count, line.Form, line.Day, line.Words, line.Source }.Any(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>What is typed, as a draft keeps it.</summary>
    public sealed record Typed
    {
        public List<TypedLine> Lines { get; set; } = [];

        public bool IsComplete { get; set; }

        public string? Note { get; set; }

        public string? ExpiresOn { get; set; }

        public static Typed From(OfferSheet? last, DateOnly expires) => new()
        {
            Lines = [.. Enum.GetValues<OfferLineKind>().Select(kind => last?[kind] is { } line ? TypedLine.Of(line) : new TypedLine(kind) { Currency = OfferLineShape.Of(kind).HasAmount ? "CNY" : null })],
            IsComplete = last?.IsComplete ?? false, Note = last?.Note, ExpiresOn = expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };

        public Typed Copy() => this with { Lines = [.. Lines] };
    }
}
