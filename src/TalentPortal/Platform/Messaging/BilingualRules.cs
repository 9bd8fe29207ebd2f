using System.Linq.Expressions;
using FluentValidation;
using TalentPortal.Platform.Text;

namespace TalentPortal.Platform.Messaging;

/// <summary>Rules for what is typed in Chinese and in English, in two fields.</summary>
public static class BilingualRules
{
    extension<T>(AbstractValidator<T> rules)
    {
        /// <summary>Each is a text that a database and a page can hold.</summary>
        /// <param name="max">Longest, in characters.</param>
        /// <param name="tooLong">Key of the text that says so.</param>
        public void BothPlain(Expression<Func<T, string?>> zh, Expression<Func<T, string?>> en, int max, string tooLong)
        {
            rules.RuleFor(zh).IsPlainText(max, tooLong);
            rules.RuleFor(en).IsPlainText(max, tooLong);
        }

        /// <summary>Neither may be missing.</summary>
        public void BothGiven(Expression<Func<T, string?>> zh, Expression<Func<T, string?>> en, string zhMissing, string enMissing)
        {
            rules.RuleFor(zh).Must(typed => Typed.Tidy(typed) is not null).Says(zhMissing);
            rules.RuleFor(en).Must(typed => Typed.Tidy(typed) is not null).Says(enMissing);
        }

        /// <summary>One of them is enough. What is missing is said at the Chinese field.</summary>
        public void OneGiven(Expression<Func<T, string?>> zh, Expression<Func<T, string?>> en, string missing)
        {
            var other = en.Compile();
            rules.RuleFor(zh).Must((all, typed) => Typed.Tidy(typed) is not null || Typed.Tidy(other(all)) is not null).Says(missing);
        }
    }
}
