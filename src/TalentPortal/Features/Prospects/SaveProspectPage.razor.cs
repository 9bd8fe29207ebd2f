using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Prospects;

/// <summary>Enters somebody whom one has met, or changes the entry. What is typed is kept as a draft.</summary>
public sealed partial class SaveProspectPage
{
    /// <summary>The languages that people who are met abroad speak most.</summary>
    private static readonly string[] Common = ["zh", "yue", "en", "de", "fr", "es", "pt", "it", "nl", "ru", "ja", "ko", "ar"];

    private readonly IReadOnlyList<Choice> _countries = ProspectWords.Countries();
    private Typed _typed = new();
    private Typed _shown = new();
    private FormErrors _errors = FormErrors.None;
    private IReadOnlyList<SaveProspectResult.Other> _alike = [];
    private IReadOnlyList<Choice> _fields = [];
    private IReadOnlyList<Choice> _mails = [];
    private IReadOnlyList<Choice> _sources = [];
    private IReadOnlyList<Choice> _bases = [];
    private IReadOnlyList<Choice> _permissions = [];
    private DraftKeeper<Typed>? _keeper;
    private uint? _version;
    private Guid _command;
    private bool _isReady;
    private bool _isDrafted;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<ProspectsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    /// <summary>The entry to change; null for a new one.</summary>
    [Parameter] public Guid? Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _fields = [.. ReferenceData.Industries.Roots.SelectMany(root => ReferenceData.Industries.WithDescendants(root.Code).Select(field => new Choice(field.Code, field.Name(Languages.Current)) { Group = root.Name(Languages.Current) }))];
        _mails = [.. Languages.All.Select(language => new Choice(language.ToString(), T["MailIn_" + language]))];
        _sources = [.. Enum.GetValues<ProspectSource>().Select(source => new Choice(source.ToString(), T["Source_" + source]))];
        _bases = [.. Enum.GetValues<LawfulBasis>().Select(basis => new Choice(basis.ToString(), T["Basis_" + basis]))];
        _permissions = [.. Enum.GetValues<ContactPermission>().Select(permission => new Choice(permission.ToString(), T["Permission_" + permission]))];
        _typed.MailIn = Languages.Current.ToString();
        if (Id is { } id)
        {
            if ((await Sender.Send(new ViewProspect(id))).OrNotFound(Navigation) is not { Facts: { } facts } found)
            {
                Navigation.NavigateTo($"overseas/prospects/{id}");
                return;
            }

            (_typed, _version) = (Typed.Of(facts), found.Version);
        }

        _shown = _typed with { };
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        _isReady = true;
    }

    private void Restore(Typed kept) => (_typed, _shown) = (kept, kept with { });

    private void Speak(string code, bool on) => _typed.Languages = on ? [.. _typed.Languages.Append(code).Distinct()] : [.. _typed.Languages.Where(one => one != code)];

    private async Task Send(bool anyway)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(_typed.ToRequest(Id, anyway, _version), commandId: _command);
        _busy = false;
        _shown = _typed with { };
        _errors = outcome.ToErrors(T, Shared);
        _alike = outcome.IsOk ? outcome.Value.Alike : [];
        _command = Guid.CreateVersion7(Clock.GetUtcNow());
        if (!outcome.IsOk || _alike.Count > 0) return;
        if (_keeper is not null) await _keeper.Discard();
        Navigation.NavigateTo(outcome.Value.Id is { } saved ? $"overseas/prospects/{saved}?saved=true" : "overseas/prospects?remembered=true");
    }

    /// <summary>The form as it is typed, and as its draft keeps it.</summary>
    public sealed record Typed
    {
        public string? Characters { get; set; }

        public string? Letters { get; set; }

        public string? Email { get; set; }

        public string? Phone { get; set; }

        public string? Orcid { get; set; }

        public string? CountryCode { get; set; }

        public string? FieldCode { get; set; }

        public IReadOnlyList<string> Languages { get; set; } = [];

        public string? MailIn { get; set; }

        public string? Source { get; set; }

        public string? SourceNote { get; set; }

        public string? Basis { get; set; }

        public string? BasisNote { get; set; }

        public string? Permission { get; set; }

        public string? PermissionOn { get; set; }

        public string? PermissionHow { get; set; }

        internal static Typed Of(ProspectFacts f) => new()
        {
            Characters = f.Characters, Letters = f.Letters, Email = f.Email, Phone = f.Phone, Orcid = f.Orcid, CountryCode = f.CountryCode, FieldCode = f.FieldCode, Languages = f.Languages,
            MailIn = f.MailIn.ToString(), Source = f.Source.ToString(), SourceNote = f.SourceNote, Basis = f.Basis.ToString(), BasisNote = f.BasisNote, Permission = f.Permission.ToString(),
            PermissionOn = f.PermissionOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), PermissionHow = f.PermissionHow,
        };

        internal SaveProspect ToRequest(Guid? id, bool anyway, uint? version) => new(
            id, Characters, Letters, Email, Phone, Orcid, CountryCode, FieldCode, Languages, Read<Language>(MailIn), Read<ProspectSource>(Source), SourceNote, Read<LawfulBasis>(Basis), BasisNote,
            Read<ContactPermission>(Permission), DateOnly.TryParseExact(PermissionOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null, PermissionHow, anyway, version);

        /// <summary>What was not chosen is no value of it, which the request says.</summary>
        private static T Read<T>(string? text)
            where T : struct, Enum => Enum.TryParse<T>(text, out var value) ? value : (T)Enum.ToObject(typeof(T), -1);
    }
}
