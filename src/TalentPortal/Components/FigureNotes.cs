using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Components;

/// <summary>
/// The notes of a page: where its figures and statements are from. Claims of the same sources, day and certainty share a
/// note, so that the list stays short. It is made before the page is rendered, so that numbers do not depend on the order
/// in which components appear.
/// </summary>
public sealed class FigureNotes
{
    private readonly ClaimBook _book;
    private readonly Dictionary<NoteKey, int> _numbers = [];
    private readonly List<FigureSource> _notes = [];

    /// <param name="book">The site's claims.</param>
    /// <param name="codes">Codes of the claims in the order in which the page names them; unknown ones are left out.</param>
    public FigureNotes(ClaimBook book, IEnumerable<string> codes)
    {
        _book = book;
        foreach (var claim in codes.Distinct(StringComparer.Ordinal).Select(book.Find).OfType<Claim>())
        {
            var key = NoteKey.Of(claim);
            if (_numbers.ContainsKey(key)) continue;
            _notes.Add(new(_notes.Count + 1, book.SourcesOf(claim), claim.AsOf, claim.Certainty, claim.Standing, claim.Verify, claim.Note));
            _numbers.Add(key, _notes.Count);
        }
    }

    public static FigureNotes None { get; } = new(ClaimBook.Empty, []);

    public IReadOnlyList<FigureSource> All => _notes;

    /// <summary>The claim of a code, if the site knows it.</summary>
    public Claim? Find(string code) => _book.Find(code);

    /// <summary>The number of the note under which the claim stands; null where the page did not announce it.</summary>
    public int? NumberOf(Claim claim) => _numbers.TryGetValue(NoteKey.Of(claim), out var number) ? number : null;

    /// <summary>Of several claims one for each note: where a sentence rests on many of one source, its mark stands once.</summary>
    public IEnumerable<string> OneOfEach(IEnumerable<string> codes) => codes.Where(code => _book.Find(code) is not null).DistinctBy(code => NumberOf(_book.Find(code)!));

    /// <summary>Id of a note's element on the page.</summary>
    public static string IdOf(int number) => $"note-{number}";

    private sealed record NoteKey(string Sources, string AsOf, Certainty Certainty, Standing Standing, bool Verify, Bilingual Note)
    {
        public static NoteKey Of(Claim claim) => new(string.Join(';', claim.Sources), claim.AsOf, claim.Certainty, claim.Standing, claim.Verify, claim.Note);
    }
}

/// <summary>One note: the sources, of which day, how sure.</summary>
public sealed record FigureSource(int Number, IReadOnlyList<Source> Sources, string AsOf, Certainty Certainty, Standing Standing, bool Verify, Bilingual Note);
